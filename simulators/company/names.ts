/** Given and family names as people of one background commonly bear them. Every combination is invented. */
export interface NameCulture {
  readonly name: string;
  /** How common among people who work away from home. */
  readonly weight: number;
  readonly feminine: readonly string[];
  readonly masculine: readonly string[];
  readonly family: readonly string[];
  /** Which of the face's skin tones (0 lightest, 8 darkest) are likely. */
  readonly skin: readonly [lightest: number, darkest: number];
  /** Which of the face's hair palettes are likely. */
  readonly hair: 'any' | 'dark';
}

/** One background a block: feminine, masculine and family names, a line each. */
const blocks = `
german | 4 | 0-2 | any
Anna Lena Johanna Katharina Greta Frieda Sabine Ursula Annegret Hannah Leonie Clara Maike Jördis Theresa Antonia Birgit Käthe Marlene Svenja
Jonas Lukas Matthias Jürgen Götz Felix Sebastian Björn Tobias Henrik Moritz Anton Emil Kai Rüdiger Konrad Florian Jörg Leopold Till
Müller Weber Schröder Krüger Böhm Kühn Vogel Lindner Brandt Schäfer Köhler Jäger Groß Winter Hartmann Sauer Roth Fröhlich Engel Lehmann Bauer Weiß Sommer Dietrich Hübner Pohl Franke Busch Voß Möller

english | 4 | 0-4 | any
Emma Olivia Grace Charlotte Hazel Alice Beatrice Fiona Imogen Ruth Harriet Niamh Siobhán Morgan Phoebe Abigail Joan Eleanor Poppy Maeve
Oliver George Arthur Theo Callum Ewan Seán Rhys Marcus Julian Dominic Elliot Angus Nathan Desmond Gareth Malcolm Rory Simon Jude
Bennett Walker Hughes Ashworth Carter Fletcher Morris Whitaker Sutton Byrne O’Connor MacLeod Griffiths Hargreaves Palmer Holloway Marsh Fairchild Doyle Kendrick Turner Ellison Barlow Pryce Lockwood Winslow Hart Stone Reid Blackwood

portuguese | 3 | 1-6 | dark
Inês Beatriz Mariana Catarina Joana Leonor Luísa Fernanda Camila Letícia Renata Bruna Patrícia Sílvia Débora Larissa Thaís Vitória Antónia Rosângela
João Tiago Gonçalo Duarte Rui Nuno André Caio Thiago Vinícius Otávio Rafael Luís Sérgio Márcio Estêvão Henrique Davi Renan Júlio
Silva Santos Gonçalves Araújo Magalhães Conceição Lourenço Ribeiro Simões Figueiredo Guimarães Brandão Antunes Leitão Pacheco Teixeira Falcão Muniz Assunção Barros Moura Carvalho Vasconcelos Prado Sá Cordeiro Negrão Fontes Peixoto Mourão

indian | 3 | 3-7 | dark
Ananya Priya Kavya Meera Divya Lakshmi Nandini Shreya Aishwarya Ritu Pooja Deepa Sunita Isha Tara Gayatri Neha Rukmini Vidya Amrita
Arjun Rohan Vikram Aditya Karthik Sanjay Nikhil Rahul Siddharth Manoj Harish Ravi Anand Ishaan Dev Pranav Suresh Gautam Varun Ashok
Sharma Iyer Patel Reddy Nair Banerjee Chatterjee Gupta Menon Krishnan Rao Deshpande Kulkarni Joshi Mehta Pillai Bose Verma Shetty Naidu Ghosh Malhotra Subramanian Kapoor Hegde Desai Mishra Agarwal Bhat Chandra

polish | 2 | 0-1 | any
Agnieszka Małgorzata Zofia Katarzyna Ewa Joanna Magdalena Hanna Iga Łucja Bożena Dorota Wanda Kinga Aleksandra Żaneta Julia Marta Oliwia Weronika
Łukasz Paweł Michał Wojciech Jakub Grzegorz Krzysztof Tomasz Bartosz Rafał Stanisław Szymon Igor Mikołaj Piotr Sławomir Kacper Marek Filip Witold
Nowak Wójcik Kowalczyk Zając Król Wróbel Pawlak Dudek Sikora Mazur Gołąb Kaczmarek Stępień Bąk Wieczorek Jabłoń Duda Szulc Mróz Kubiak Adamczyk Górka Kołodziej Lis Sowa Urban Wilk Kaźmierczak Żak Pająk

nordic | 2 | 0-1 | any
Astrid Ingrid Freja Linnéa Maja Saga Elin Åsa Solveig Sigrid Tuva Aino Kaisa Märta Ylva Kerstin Liv Ragnhild Sólveig Ebba
Lars Björn Håkan Erik Søren Mikkel Øyvind Gustav Oskar Jukka Väinö Nils Sigurd Åke Rasmus Magnus Viggo Þór Anders Leif
Lindqvist Sjöberg Åkesson Nyström Bergström Holm Sørensen Jørgensen Østergaard Dahl Hägglund Virtanen Mäkinen Niemi Ekström Nilsen Fløtten Solberg Hedlund Kjær Grønlund Öberg Lund Strand Wikström Ahlgren Halvorsen Engström Vinter Åberg

french | 2 | 0-5 | any
Camille Élodie Chloé Manon Léa Aurélie Hélène Margaux Océane Zoé Anaïs Inès Solène Béatrice Fatou Aïcha Noémie Cécile Joséphine Mathilde
Étienne Rémi Théo François Benoît Jérôme Loïc Gaël Aurélien Mathieu Bastien Hugo Cédric Frédéric Yann Maël Raphaël Guillaume Antoine Noël
Lefèvre Moreau Bélanger Gauthier Rousseau Lemaître Fournier Dupré Chevalier Marchand Perrot Besson Garnier Renaud Côté Faure Blanchet Noël Delacroix Poirier Girard Mercier Delorme Barbier Charpentier Hébert Vidal Caron Diallo Traoré

spanish | 2 | 1-5 | dark
Lucía Sofía Martina Valentina Ximena Renata Inés Paloma Rocío Belén Carmen Itziar Nerea Marisol Jimena Araceli Begoña Noelia Guadalupe Ángela
Mateo Santiago Álvaro Iñigo Javier Joaquín Martín Andrés Óscar Rubén Víctor Íker Sergio Raúl Emiliano Gonzalo Tomás Jesús Hernán Adrián
García Muñoz Núñez Ibáñez Peña Cárdenas Hernández Ordóñez Zúñiga Castaño Rojas Velázquez Domínguez Aguirre Montoya Quiñones Salazar Ríos Echeverría Cortés Avilés Benítez Campos Figueroa Luján Pacheco Robles Solís Téllez Yáñez

turkish | 1 | 1-3 | dark
Ayşe Elif Zeynep Gülşah Şebnem Defne İpek Özlem Çiğdem Selin Nazlı Büşra Yasemin Tuğba Derya Ebru Gonca Pınar Sevgi Ülkü
Emre Burak Çağlar Mustafa Oğuz Şahin Kerem Yiğit Barış Umut Serkan Tolga Ömer Cem Doğan Kaan İlker Levent Onur Özgür
Yılmaz Çelik Şahin Öztürk Aydın Kılıç Doğan Koç Aslan Güneş Bulut Erdoğdu Işık Taş Özdemir Kurt Yıldız Ateş Polat Çetin Karaca Akın Güler Uçar Sönmez Ünal Bozkurt Tekin Demirci Avcı

arabic | 2 | 2-5 | dark
Layla Yasmin Salma Nour Rania Hanan Amal Dina Farah Samira Leïla Huda Maryam Zahra Iman Rasha Sahar Lina Widad Jamila
Omar Karim Youssef Hassan Tariq Samir Nabil Khaled Rami Idris Bilal Faisal Anwar Ziad Mahmoud Hicham Adel Jamal Munir Salim
Haddad Khoury Mansour Nasser El-Amin Benali Farouk Saleh Rahman Darwish Hamdan Aziz Bakri Sabbagh Chahine Najjar Tahiri Ziani Qasim Younes Fakhoury Shaheen Barakat Lahlou Mourad Abboud Saad Karam Tawil Rashid

nigerian | 2 | 6-8 | dark
Adaeze Ngozi Chiamaka Folake Temitope Yewande Amara Ifeoma Zainab Bisola Oluchi Funmilayo Halima Abeni Nkechi Omolara Titilayo Uche Simisola Ebele
Chinedu Tunde Emeka Babatunde Olúwaseun Ikenna Segun Kelechi Obinna Musa Femi Chukwuemeka Ayodele Nnamdi Ifeanyi Dayo Jide Tobenna Kunle Uzoma
Okafor Adeyemi Balogun Eze Okonkwo Adébáyò Nwosu Ibrahim Ogunleye Achebe Obi Afolabi Danjuma Olawale Uzor Bello Chukwu Akande Ekwueme Idowu Lawal Mbah Nwachukwu Ojo Salami Umeh Adichie Onyeka Abiola Oyelaran

kenyan | 1 | 6-8 | dark
Wanjiru Akinyi Njeri Achieng Makena Nyambura Wairimu Zawadi Amina Chebet Atieno Muthoni Jepkosgei Nafula Neema Kerubo Wangari Mumbi Subira Kanini
Kamau Otieno Mwangi Kiprono Barasa Juma Ochieng Njoroge Kipchirchir Wafula Omondi Muriithi Baraka Kibet Mutua Odhiambo Gitau Simba Karanja Maina
Kariuki Odinga Kimani Chepkoech Njuguna Mutiso Onyango Rotich Wekesa Macharia Ndungu Cheruiyot Oduya Mwenda Koech Githinji Nyong’o Kiplagat Musyoka Waweru Owino Lagat Kiptoo Nderitu Ouma Sang Mbugua Keter Wambua Tanui

chinese | 2 | 0-2 | dark
Mei Xiaoling Yan Jia Lihua Ying Xue Wenjing Fang Qian Ruolan Shan Yuting Hui Jingyi Lan Zihan Min Rong Siyu
Wei Jun Haoran Ming Zhiyuan Lei Tao Bowen Jie Chao Yifan Kang Jianguo Peng Zihao Feng Liang Rui Guowei Yong
Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo Lin He Gao Luo Zheng Liang Xie Tang Lü Deng Feng Han Cao Peng

japanese | 1 | 0-2 | dark
Yuki Haruka Sakura Aiko Mio Hina Kaori Naomi Emi Rin Ayumi Chihiro Tomoko Yōko Misaki Nanami Reiko Akari Shiori Fumiko
Haruto Sota Ren Kenji Takumi Daiki Hiroshi Kaito Yūto Shinji Ryō Kazuki Makoto Tatsuya Naoki Jun Satoshi Kenta Shō Tetsuya
Satō Suzuki Takahashi Tanaka Watanabe Itō Yamamoto Nakamura Kobayashi Katō Yoshida Yamada Sasaki Matsumoto Inoue Kimura Hayashi Shimizu Mori Abe Ikeda Hashimoto Ogawa Ishikawa Maeda Fujita Gotō Okada Hasegawa Murakami

vietnamese | 1 | 1-3 | dark
Linh Hương Lan Ngọc Thảo Mai Trang Vy Hạnh Phương Yến Thủy Chi Quỳnh Nhung Tuyết Diệp Khánh Loan Xuân
Minh Tuấn Hùng Đức Quang Dũng Khoa Nam Phúc Long Bảo Thành Việt Sơn Hải Trung Kiên An Tài Vinh
Nguyễn Trần Lê Phạm Hoàng Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Đào Phan Vũ Cao Lâm Tô Châu Tạ Kiều La Thái Quách Triệu

ukrainian | 1 | 0-1 | any
Olena Oksana Iryna Nataliia Daryna Solomiia Kateryna Yuliia Zoriana Halyna Mariia Larysa Khrystyna Vira Nadiia Lesia Polina Tetiana Alina Zlata
Andrii Bohdan Taras Dmytro Serhii Ostap Yaroslav Mykola Oleh Danylo Ivan Roman Vasyl Maksym Petro Ruslan Yevhen Hryhorii Artem Nazar
Shevchenko Kovalenko Bondarenko Tkachenko Oliinyk Lysenko Savchenko Petrenko Marchenko Kravets Melnyk Hnatiuk Polishchuk Romanenko Koval Klymenko Vdovychenko Sydorenko Yurchenko Moroz Zadorozhnii Chornovil Dovzhenko Pavlyk Rudenko Stets Boiko Hordiienko Zinchenko Havryliuk
`;

export const nameCultures: readonly NameCulture[] = blocks.trim().split('\n\n').map(readBlock);

function readBlock(block: string): NameCulture {
  const [facts = '', ...lines] = block.split('\n');
  const [name = '', weight = '', skin = '', hair = ''] = facts.split(' | ');
  const [feminine = [], masculine = [], family = []] = lines.map((line) => line.split(' '));
  const [lightest = 0, darkest = 0] = skin.split('-').map(Number);
  return {
    name,
    weight: Number(weight),
    feminine,
    masculine,
    family,
    skin: [lightest, darkest],
    hair: hair === 'dark' ? 'dark' : 'any',
  };
}
